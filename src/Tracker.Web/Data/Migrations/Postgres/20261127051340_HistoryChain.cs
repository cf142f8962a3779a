using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tracker.Web.Data.Chain;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HistoryChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ByDigest",
                table: "ChangeSets",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "BySalt",
                table: "ChangeSets",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeCount",
                table: "ChangeSets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Digest",
                table: "ChangeSets",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HistoryHeads",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    LastChangeSetId = table.Column<long>(type: "bigint", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangeSets = table.Column<long>(type: "bigint", nullable: false),
                    Changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryHeads", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HistoryHeads_LastChangeSetId",
                table: "HistoryHeads",
                column: "LastChangeSetId",
                unique: true);

            HistoryTriggers.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            HistoryTriggers.Drop(migrationBuilder);

            migrationBuilder.DropTable(
                name: "HistoryHeads");

            migrationBuilder.DropColumn(
                name: "ByDigest",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "BySalt",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "ChangeCount",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "Digest",
                table: "ChangeSets");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tracker.Web.Data.Chain;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
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
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "BySalt",
                table: "ChangeSets",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeCount",
                table: "ChangeSets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Digest",
                table: "ChangeSets",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HistoryHeads",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastChangeSetId = table.Column<long>(type: "INTEGER", nullable: false),
                    Digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChangeSets = table.Column<long>(type: "INTEGER", nullable: false),
                    Changes = table.Column<long>(type: "INTEGER", nullable: false)
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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportMappings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FetchedAtUtc",
                table: "ImportBatches",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FetchedFrom",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mapping",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportMappings",
                columns: table => new
                {
                    Ref = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    NameKey = table.Column<string>(type: "text", nullable: true),
                    HeadingsKey = table.Column<string>(type: "text", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMappings", x => x.Ref);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportMappings_HeadingsKey",
                table: "ImportMappings",
                column: "HeadingsKey");

            migrationBuilder.CreateIndex(
                name: "IX_ImportMappings_NameKey",
                table: "ImportMappings",
                column: "NameKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportMappings");

            migrationBuilder.DropColumn(
                name: "FetchedAtUtc",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "FetchedFrom",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Mapping",
                table: "ImportBatches");
        }
    }
}

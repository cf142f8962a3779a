using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DateElsewhere",
                table: "Listings",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StandsAfter",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Besides",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ListedRows",
                columns: table => new
                {
                    ListSlug = table.Column<string>(type: "TEXT", nullable: false),
                    ObservedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Agency = table.Column<string>(type: "TEXT", nullable: false),
                    AgencyType = table.Column<string>(type: "TEXT", nullable: false),
                    County = table.Column<string>(type: "TEXT", nullable: true),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    SignedOn = table.Column<string>(type: "TEXT", nullable: false),
                    MoaUrl = table.Column<string>(type: "TEXT", nullable: true),
                    AddendumUrl = table.Column<string>(type: "TEXT", nullable: true),
                    RecordRef = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedRows", x => new { x.ListSlug, x.ObservedOn, x.FileSha256, x.Number });
                    table.ForeignKey(
                        name: "FK_ListedRows_ListSnapshots_ListSlug_ObservedOn_FileSha256",
                        columns: x => new { x.ListSlug, x.ObservedOn, x.FileSha256 },
                        principalTable: "ListSnapshots",
                        principalColumns: new[] { "ListSlug", "ObservedOn", "FileSha256" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListedRows");

            migrationBuilder.DropColumn(
                name: "DateElsewhere",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "StandsAfter",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "Besides",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Question",
                table: "ImportBatches");
        }
    }
}

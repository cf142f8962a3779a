using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
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
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StandsAfter",
                table: "Listings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Besides",
                table: "ImportBatches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ListedRows",
                columns: table => new
                {
                    ListSlug = table.Column<string>(type: "character varying(40)", nullable: false),
                    ObservedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FileSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    AgencyType = table.Column<string>(type: "text", nullable: false),
                    County = table.Column<string>(type: "text", nullable: true),
                    Model = table.Column<string>(type: "text", nullable: false),
                    SignedOn = table.Column<string>(type: "text", nullable: false),
                    MoaUrl = table.Column<string>(type: "text", nullable: true),
                    AddendumUrl = table.Column<string>(type: "text", nullable: true),
                    RecordRef = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true)
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

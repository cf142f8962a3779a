using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Checks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Checks",
                columns: table => new
                {
                    Ref = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    JurisdictionGeoid = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    TopicSlug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CheckedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SourceRef = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checks", x => x.Ref);
                    table.ForeignKey(
                        name: "FK_Checks_Jurisdictions_JurisdictionGeoid",
                        column: x => x.JurisdictionGeoid,
                        principalTable: "Jurisdictions",
                        principalColumn: "Geoid",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Checks_Sources_SourceRef",
                        column: x => x.SourceRef,
                        principalTable: "Sources",
                        principalColumn: "Ref",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Checks_JurisdictionGeoid_TopicSlug_CheckedOn_SourceRef",
                table: "Checks",
                columns: new[] { "JurisdictionGeoid", "TopicSlug", "CheckedOn", "SourceRef" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Checks_SourceRef",
                table: "Checks",
                column: "SourceRef");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Checks");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AgencyMerging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Agencies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "MergedAgencies",
                columns: table => new
                {
                    Ref = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    IntoRef = table.Column<string>(type: "character varying(24)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergedAgencies", x => x.Ref);
                    table.ForeignKey(
                        name: "FK_MergedAgencies_Agencies_IntoRef",
                        column: x => x.IntoRef,
                        principalTable: "Agencies",
                        principalColumn: "Ref",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MergedAgencies_IntoRef",
                table: "MergedAgencies",
                column: "IntoRef");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MergedAgencies");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Agencies");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BorderZone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "BorderKilometres",
                table: "Jurisdictions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BorderZone",
                table: "Jurisdictions",
                type: "TEXT",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BorderKilometres",
                table: "Jurisdictions");

            migrationBuilder.DropColumn(
                name: "BorderZone",
                table: "Jurisdictions");
        }
    }
}

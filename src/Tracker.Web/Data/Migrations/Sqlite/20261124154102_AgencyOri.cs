using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AgencyOri : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Ori",
                table: "Agencies",
                type: "TEXT",
                maxLength: 9,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgencyAlias_FoldedName",
                table: "AgencyAlias",
                column: "FoldedName");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_Ori",
                table: "Agencies",
                column: "Ori",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AgencyAlias_FoldedName",
                table: "AgencyAlias");

            migrationBuilder.DropIndex(
                name: "IX_Agencies_Ori",
                table: "Agencies");

            migrationBuilder.DropColumn(
                name: "Ori",
                table: "Agencies");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ListsAndSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Records_UpdatedAtUtc",
                table: "Records");

            migrationBuilder.CreateIndex(
                name: "IX_Records_UpdatedAtUtc_Ref",
                table: "Records",
                columns: new[] { "UpdatedAtUtc", "Ref" },
                descending: new[] { true, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Records_UpdatedAtUtc_Ref",
                table: "Records");

            migrationBuilder.CreateIndex(
                name: "IX_Records_UpdatedAtUtc",
                table: "Records",
                column: "UpdatedAtUtc");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ContentKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sources_CitedNumber",
                table: "Sources");

            migrationBuilder.DropIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_RecordRef",
                table: "Changes");

            migrationBuilder.AddColumn<long>(
                name: "ContentKey",
                table: "Records",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Sources_CitedNumber",
                table: "Sources",
                column: "CitedNumber",
                unique: true,
                filter: "\"CitedNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Records_ContentKey",
                table: "Records",
                column: "ContentKey");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes",
                column: "JurisdictionGeoid",
                filter: "\"JurisdictionGeoid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_RecordRef",
                table: "Changes",
                column: "RecordRef",
                filter: "\"RecordRef\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sources_CitedNumber",
                table: "Sources");

            migrationBuilder.DropIndex(
                name: "IX_Records_ContentKey",
                table: "Records");

            migrationBuilder.DropIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_RecordRef",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "ContentKey",
                table: "Records");

            migrationBuilder.CreateIndex(
                name: "IX_Sources_CitedNumber",
                table: "Sources",
                column: "CitedNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes",
                column: "JurisdictionGeoid");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_RecordRef",
                table: "Changes",
                column: "RecordRef");
        }
    }
}

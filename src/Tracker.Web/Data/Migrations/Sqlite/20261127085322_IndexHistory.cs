using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndexHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_Entity_Key",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_RecordRef",
                table: "Changes");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_ChangeSetId_Entity",
                table: "Changes",
                columns: new[] { "ChangeSetId", "Entity" },
                filter: "\"JurisdictionGeoid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Entity_Key_ChangeSetId",
                table: "Changes",
                columns: new[] { "Entity", "Key", "ChangeSetId" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_JurisdictionGeoid_ChangeSetId",
                table: "Changes",
                columns: new[] { "JurisdictionGeoid", "ChangeSetId" },
                filter: "\"JurisdictionGeoid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_RecordRef_ChangeSetId",
                table: "Changes",
                columns: new[] { "RecordRef", "ChangeSetId" },
                filter: "\"RecordRef\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_By_Id",
                table: "ChangeSets",
                columns: new[] { "By", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_Origin_Id",
                table: "ChangeSets",
                columns: new[] { "Origin", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_Undoes",
                table: "ChangeSets",
                column: "Undoes",
                filter: "\"Undoes\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_ChangeSetId_Entity",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_Entity_Key_ChangeSetId",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_JurisdictionGeoid_ChangeSetId",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_RecordRef_ChangeSetId",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_ChangeSets_By_Id",
                table: "ChangeSets");

            migrationBuilder.DropIndex(
                name: "IX_ChangeSets_Origin_Id",
                table: "ChangeSets");

            migrationBuilder.DropIndex(
                name: "IX_ChangeSets_Undoes",
                table: "ChangeSets");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Entity_Key",
                table: "Changes",
                columns: new[] { "Entity", "Key" });

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
    }
}

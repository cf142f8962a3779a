using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CorrectionsAndVersions : Migration
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

            migrationBuilder.AddColumn<bool>(
                name: "AllowsCorrections",
                table: "SiteSettings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "AskedAgencies",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Corrections",
                columns: table => new
                {
                    Ref = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RecordRef = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    JurisdictionGeoid = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Statement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SourceUrl = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SourceNote = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Word = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Corrections", x => x.Ref);
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_Key",
                table: "Corrections",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_State_SentOn",
                table: "Corrections",
                columns: new[] { "State", "SentOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Corrections");

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

            migrationBuilder.DropColumn(
                name: "AllowsCorrections",
                table: "SiteSettings");

            migrationBuilder.DropColumn(
                name: "AskedAgencies",
                table: "ImportBatches");

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

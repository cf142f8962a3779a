using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ProposedAtUtc",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Ref = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    TypeSlug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordRef = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    JurisdictionGeoid = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Began = table.Column<string>(type: "TEXT", nullable: true),
                    Proposed = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: true),
                    Author = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Word = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ChangeSetId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsSeen = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Ref);
                    table.ForeignKey(
                        name: "FK_Proposals_ChangeSets_ChangeSetId",
                        column: x => x.ChangeSetId,
                        principalTable: "ChangeSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_AuthorId",
                table: "Proposals",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ChangeSetId",
                table: "Proposals",
                column: "ChangeSetId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_RecordRef",
                table: "Proposals",
                column: "RecordRef");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_MadeAtUtc",
                table: "Proposals",
                columns: new[] { "State", "MadeAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropColumn(
                name: "ProposedAtUtc",
                table: "ImportBatches");
        }
    }
}

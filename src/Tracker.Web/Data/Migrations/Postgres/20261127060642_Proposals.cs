using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Ref = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    TypeSlug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordRef = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    JurisdictionGeoid = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Began = table.Column<string>(type: "text", nullable: true),
                    Proposed = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AuthorId = table.Column<string>(type: "text", nullable: true),
                    Author = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    MadeAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Word = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ChangeSetId = table.Column<long>(type: "bigint", nullable: true),
                    IsSeen = table.Column<bool>(type: "boolean", nullable: false)
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

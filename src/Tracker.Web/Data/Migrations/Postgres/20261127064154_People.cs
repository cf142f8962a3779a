using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tracker.Web.Data.Chain;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ProposedAtUtc",
                table: "ImportBatches",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ByDigest",
                table: "ChangeSets",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "BySalt",
                table: "ChangeSets",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeCount",
                table: "ChangeSets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Digest",
                table: "ChangeSets",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "AspNetUsers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedWhy",
                table: "AspNetUsers",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Scopes = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastUsedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApiTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HistoryHeads",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    LastChangeSetId = table.Column<long>(type: "bigint", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangeSets = table.Column<long>(type: "bigint", nullable: false),
                    Changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryHeads", x => x.Day);
                });

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

            migrationBuilder.CreateTable(
                name: "SiteSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Description = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    About = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    Contact = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    Licence = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    AllowsAsking = table.Column<bool>(type: "boolean", nullable: false),
                    ProposalDays = table.Column<int>(type: "integer", nullable: false),
                    UnappliedImportDays = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ChangedAtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteSettings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_SecretHash",
                table: "ApiTokens",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_UserId",
                table: "ApiTokens",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_HistoryHeads_LastChangeSetId",
                table: "HistoryHeads",
                column: "LastChangeSetId",
                unique: true);

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

            HistoryTriggers.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            HistoryTriggers.Drop(migrationBuilder);

            migrationBuilder.DropTable(
                name: "ApiTokens");

            migrationBuilder.DropTable(
                name: "HistoryHeads");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "SiteSettings");

            migrationBuilder.DropColumn(
                name: "ProposedAtUtc",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "ByDigest",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "BySalt",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "ChangeCount",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "Digest",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "AskedWhy",
                table: "AspNetUsers");
        }
    }
}

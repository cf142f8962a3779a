using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ElevenKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // In words of SQLite: the framework would build the table anew outside a transaction, where a kill leaves half of it.
            migrationBuilder.Sql("""ALTER TABLE "PublishedLists" DROP COLUMN "LatestObservedOn";""");

            migrationBuilder.AddColumn<string>(
                name: "Affects",
                table: "Records",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Caption",
                table: "Records",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CaseOutcome",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CaseSide",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CaseStage",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Counterparty",
                table: "Records",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Court",
                table: "Records",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DataDirection",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Defendants",
                table: "Records",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DesignatingBody",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DesignationList",
                table: "Records",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Docket",
                table: "Records",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DueOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EarlierAttempts",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FiledOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FirstObservedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Forces",
                table: "Records",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasEndedSometime",
                table: "Records",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LastObservedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Law",
                table: "Records",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ListedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LocalRole",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opened",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OperationName",
                table: "Records",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Plaintiffs",
                table: "Records",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PracticeFrequency",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PracticeKind",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemovedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportedAgents",
                table: "Records",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestStatus",
                table: "Records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedFrom",
                table: "Records",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Requester",
                table: "Records",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Response",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ruling",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SharingLimits",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatedReason",
                table: "Records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoppedOn",
                table: "Records",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Witnesses",
                table: "Records",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "JurisdictionGeoid",
                table: "Changes",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Entity_Key",
                table: "Changes",
                columns: new[] { "Entity", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes",
                column: "JurisdictionGeoid");

            // History written before knows the place only inside its values.
            migrationBuilder.Sql(
                """
                UPDATE "Changes" SET "JurisdictionGeoid" = COALESCE(json_extract("Values", '$.JurisdictionGeoid[1]'), json_extract("Values", '$.JurisdictionGeoid[0]')) WHERE "Values" LIKE '%"JurisdictionGeoid":%';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_Entity_Key",
                table: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Changes_JurisdictionGeoid",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "Affects",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "AnsweredOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Caption",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "CaseOutcome",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "CaseSide",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "CaseStage",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Counterparty",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Court",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "DataDirection",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "DecidedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Defendants",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "DesignatingBody",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "DesignationList",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Docket",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "EarlierAttempts",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "FiledOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "FirstObservedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Forces",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "HasEndedSometime",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "LastObservedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Law",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "ListedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "LocalRole",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Opened",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "OperationName",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Plaintiffs",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "PracticeFrequency",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "PracticeKind",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Question",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "RemovedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "ReportedAgents",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "RequestStatus",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "RequestedFrom",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Requester",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Response",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Ruling",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "SharingLimits",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "StatedReason",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "StoppedOn",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "Witnesses",
                table: "Records");

            migrationBuilder.DropColumn(
                name: "JurisdictionGeoid",
                table: "Changes");

            migrationBuilder.AddColumn<DateOnly>(
                name: "LatestObservedOn",
                table: "PublishedLists",
                type: "TEXT",
                nullable: true);
        }
    }
}

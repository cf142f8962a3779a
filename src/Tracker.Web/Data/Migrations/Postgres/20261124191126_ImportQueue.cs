using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAtUtc",
                table: "ImportBatches",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedByUserId",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastWord",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlannedAfter",
                table: "ImportBatches",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "ImportBatches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "ImportBatchRows",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskedAtUtc",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "AskedBy",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "AskedByUserId",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "LastWord",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "PlannedAfter",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "ImportBatchRows");
        }
    }
}

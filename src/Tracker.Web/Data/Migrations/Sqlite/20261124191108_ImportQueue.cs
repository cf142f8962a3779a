using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedByUserId",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastWord",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlannedAfter",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "ImportBatchRows",
                type: "TEXT",
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

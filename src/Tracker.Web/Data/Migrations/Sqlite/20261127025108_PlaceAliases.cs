using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlaceAliases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AskedPlaces",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PlaceAliases",
                columns: table => new
                {
                    StateCode = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Geoid = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceAliases", x => new { x.NameKey, x.StateCode });
                    table.ForeignKey(
                        name: "FK_PlaceAliases_Jurisdictions_Geoid",
                        column: x => x.Geoid,
                        principalTable: "Jurisdictions",
                        principalColumn: "Geoid",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceAliases_Geoid",
                table: "PlaceAliases",
                column: "Geoid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlaceAliases");

            migrationBuilder.DropColumn(
                name: "AskedPlaces",
                table: "ImportBatches");
        }
    }
}

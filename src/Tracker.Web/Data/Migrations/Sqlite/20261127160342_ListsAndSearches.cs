using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tracker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListsAndSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Records_UpdatedAtUtc",
                table: "Records");

            migrationBuilder.CreateIndex(
                name: "IX_Records_UpdatedAtUtc_Ref",
                table: "Records",
                columns: new[] { "UpdatedAtUtc", "Ref" },
                descending: new[] { true, false });

            // As before, and with an index of words' first letters beside those of the first two and three.
            migrationBuilder.Sql(
                """
                DROP TABLE "SearchIndex";
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Words", content = 'SearchEntries', content_rowid = 'Id', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = 'none', columnsize = 0);
                INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('rebuild');
                """);
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "SearchVocabulary" USING fts5vocab('SearchIndex', 'instance')""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE "SearchVocabulary";
                DROP TABLE "SearchIndex";
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Words", content = 'SearchEntries', content_rowid = 'Id', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', detail = 'none', columnsize = 0);
                INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('rebuild');
                """);

            migrationBuilder.DropIndex(
                name: "IX_Records_UpdatedAtUtc_Ref",
                table: "Records");

            migrationBuilder.CreateIndex(
                name: "IX_Records_UpdatedAtUtc",
                table: "Records",
                column: "UpdatedAtUtc");
        }
    }
}

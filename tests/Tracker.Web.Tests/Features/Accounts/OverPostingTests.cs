using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Shared;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Accounts;

/// <summary>
/// Two trackers are used alike, form by form; what is sent to one of them has more fields than the forms have. Afterwards both must say
/// the same.
/// </summary>
[Trait("Database", "sqlite")]
public sealed partial class OverPostingTests
{
    /// <summary>Of geography, which no form changes, and of what each program draws by lot; the index of words is made from the rest.</summary>
    private static readonly string[] LeftOut = ["Jurisdictions", "IssuedRefs", "DataProtectionKeys", "StoredFiles", "AspNetUserTokens"];

    /// <summary>Where what was sent must have left something, or nothing was shown.</summary>
    private static readonly string[] Used = ["AspNetUsers", "AspNetUserRoles", "OneTimeLinks", "Records", "Citations", "Sources", "Agencies", "AgencyAlias", "Checks", "ChangeSets", "Changes", "Proposals", "Corrections", "SiteSettings", "ImportBatches", "ImportBatchRows"];

    private static readonly string[] More =
    [
        "Id", "Ref", "RecordRef", "UserId", "By", "Author", "AuthorId", "AddedBy", "ChangedBy", "DecidedBy", "ProposedAtUtc", "AtUtc", "AskedOn", "IsDisabled", "Roles", "IsAdmin",
        "SecurityStamp", "PasswordHash", "EmailConfirmed", "TwoFactorEnabled", "Revision", "Origin", "ContentKey", "UpdatedAtUtc", "RecordedAtUtc", "ChangeSetId", "IsSeen", "Digest", "Role", "Email", "State", "Status", "Version",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_fields_more_on_every_form_change_nothing()
    {
        var plain = await UseAsync(over: false);
        var over = await UseAsync(over: true);

        over.Posts.ShouldBe(plain.Posts);
        plain.Posts.Count.ShouldBeGreaterThan(35);
        over.LeastMore.ShouldBeGreaterThanOrEqualTo(20);
        Rows(over).Except(Rows(plain), StringComparer.Ordinal).Concat(Rows(plain).Except(Rows(over), StringComparer.Ordinal)).Order(StringComparer.Ordinal).ShouldBeEmpty();
        over.Tables.ShouldBe(plain.Tables);
        plain.Tables.Where(t => t.Value.Length > 0).Select(t => t.Key).Intersect(Used, StringComparer.Ordinal).ShouldBe(Used, ignoreOrder: true);
    }

    private static IEnumerable<string> Rows((List<string> Posts, int LeastMore, Dictionary<string, string> Tables) used) =>
        used.Tables.SelectMany(t => t.Value.Split('\n').Select(r => $"{t.Key}: {r}"));

    private static async Task<(List<string> Posts, int LeastMore, Dictionary<string, string> Tables)> UseAsync(bool over)
    {
        await using var tracker = new EmptyTracker();
        await tracker.InitializeAsync();
        await tracker.App.ChangeSiteAsync(s => (s.AllowsAsking, s.AllowsCorrections) = (true, true));
        var user = new FormUser(tracker.App, over);
        await user.UseEveryFormAsync();
        SqliteConnection.ClearAllPools();
        return (user.Posts, user.LeastMore, await TablesAsync(tracker.App));
    }

    private static async Task<Dictionary<string, string>> TablesAsync(TrackerApp app)
    {
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "tracker.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        foreach (var table in await NamesAsync(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            var rows = new List<string>();
            while (await reader.ReadAsync(Cancellation))
            {
                rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Shown(reader.GetName(i), reader.GetValue(i))}")));
            }

            tables[table] = string.Join('\n', rows.Order(StringComparer.Ordinal));
        }

        return tables;
    }

    private static async Task<List<string>> NamesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'Search%'";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names.Except(LeftOut, StringComparer.Ordinal).ToList();
    }

    /// <summary>What is drawn by lot in each of the two is left out; that it is there is said.</summary>
    private static string Shown(string column, object value) => value switch
    {
        DBNull => "-",
        byte[] => "bytes",
        _ when column.EndsWith("Hash", StringComparison.Ordinal) || column.EndsWith("Stamp", StringComparison.Ordinal) || column is "Key" or "SearchText" or "ContentKey" or "Fingerprint" => "set",
        _ => Drawn().Replace(Convert.ToString(value, CultureInfo.InvariantCulture)!, "*"),
    };

    [GeneratedRegex(@"""SearchText"":\[(null|""[^""]*""),(null|""[^""]*"")\]|(?i:(administrator|contributor)-[0-9a-f]{15,})|[A-Za-z0-9_-]{43}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z0-9]+-[0-9A-HJKMNP-TV-Z]{6,}|[0-9a-f]{15,}|[0-9A-F]{15,}|-?[0-9]{16,}", RegexOptions.None | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawn();

    /// <summary>Somebody who fills in every form, and sends more than it asks for, or not.</summary>
    private sealed class FormUser(TrackerApp app, bool over)
    {
        private const string Url = "https://example.org/over-posting";

        public List<string> Posts { get; } = [];

        public int LeastMore { get; private set; } = int.MaxValue;

        public async Task UseEveryFormAsync()
        {
            var stranger = app.Anonymous();
            await PostAsync(stranger, "/corrections/new?jurisdiction=48201", null, ("Statement", "It ended in 2025."), ("SourceUrl", Url));
            await PostAsync(stranger, "/join/ask", null, ("Pseudonym", "Asks To Join"), ("Password", Person.Password), ("Why", "To help"));
            var link = await app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync(Roles.Contributor, null, Cancellation));
            var contributor = app.Anonymous();
            await PostAsync(contributor, link, null, ("Pseudonym", "Joins By Link"), ("Password", Person.Password));
            await PostAsync(contributor, "/account", "/account/password", ("Current", Person.Password), ("New", "eleven owls under the bridge"));
            await PostAsync(contributor, "/sign-in", null, ("Pseudonym", "Joins By Link"), ("Password", "eleven owls under the bridge"));
            var proposal = await PostAsync(contributor, "/records/memorandum/new", null, Record("memorandum", "proposed"));
            await PostAsync(contributor, proposal + "/edit", null, ("summary", "Proposed anew."));

            var administrator = await app.SignedInAsync(Roles.Administrator);
            var record = "";
            foreach (var type in RecordTypes.All)
            {
                record = await PostAsync(administrator, $"/records/{type.Slug}/new", null, Record(type.Slug, type.Slug));
                await PostAsync(administrator, record + "/edit", null, ("summary", "Edited."));
            }

            var review = proposal.Replace("/proposals/", "/review/", StringComparison.Ordinal);
            await PostAsync(administrator, review, review + "/accept");
            var correction = await LastAsync(db => db.Corrections.Select(c => $"/review/corrections/{c.Ref}"));
            await PostAsync(administrator, correction, correction + "/decline", ("word", "It did not."));
            var source = await PostAsync(administrator, "/sources/new", null, ("Url", Url + "/source"), ("Title", "A source"), ("Kind", "news"));
            await PostAsync(administrator, source + "/edit", null, ("Publisher", "Somebody"));
            var agency = await PostAsync(administrator, "/agencies/new", null, ("Name", "Over Posting Police Department"), ("Home", "Harris County, TX"), ("Kind", "police"));
            await PostAsync(administrator, agency + "/edit", null, ("Name", "Over Posting Police"));
            await PostAsync(administrator, "/checks/new?jurisdiction=56001&topic=practice", "/checks/new", ("note", "Nothing there."), ("source_url", Url + "/check"), ("source_title", "A list"));
            await PostAsync(administrator, "/admin/settings", null, ("Name", "Our tracker"));
            await PostAsync(administrator, "/admin/users", "/admin/users/invite", ("Role", Roles.Contributor));
            var asking = await LastAsync(db => db.Users.Where(u => u.AskedOn != null).Select(u => $"/admin/users/{u.Id}"));
            await PostAsync(administrator, "/admin/users", asking + "/let-in");
            await PostAsync(administrator, "/admin/users", asking + "/role", ("role", Roles.Editor));
            await PostAsync(administrator, "/admin/users", asking + "/disable");
            await PostAsync(administrator, record + "/delete", null, ("reason", "Not needed."));
            await ImportAsync(administrator);
        }

        private async Task ImportAsync(HttpClient client)
        {
            var csv = "ref,geoid,state,instrument,federal_party,subject,summary,source_1_url\r\n,48201,TX,moa,ICE,training,An imported fact,https://example.org/imported\r\n";
            var answer = await client.UploadAsync("records.csv", Encoding.UTF8.GetBytes(csv), MoreBeside([], []));
            Note("/imports", answer);
            var import = answer.Headers.Location!.ToString();
            await PostAsync(client, import, import + "/apply", ("reason", "A test"));
        }

        /// <summary>Where it leads.</summary>
        private async Task<string> PostAsync(HttpClient client, string page, string? action, params (string Name, string Value)[] typed)
        {
            var shown = await client.GetPageAsync(page);
            var to = action ?? page;
            var fields = FieldsOf(shown, to);
            foreach (var (name, value) in typed)
            {
                fields[name] = value;
            }

            var asked = shown.QuerySelectorAll("[name]").Select(c => c.GetAttribute("name")!);
            var response = await client.PostFormAsync(page, to, MoreBeside(fields, asked));
            response.StatusCode.ShouldBeOneOf([HttpStatusCode.Redirect, HttpStatusCode.OK], $"{to}: {(await response.ReadPageAsync()).QuerySelector("main")?.TextContent}");
            Note(to, response);
            return response.Headers.Location?.ToString() ?? "";
        }

        private void Note(string to, HttpResponseMessage response) => Posts.Add($"{Drawn().Replace(to, "*")}: {response.StatusCode} {Drawn().Replace(response.Headers.Location?.ToString() ?? "", "*")}");

        /// <param name="asked">What the page asks for, whether it is filled in or not.</param>
        private Dictionary<string, string> MoreBeside(Dictionary<string, string> fields, IEnumerable<string> asked)
        {
            var more = More.Where(m => !fields.Keys.Concat(asked).Any(k => string.Equals(k, m, StringComparison.OrdinalIgnoreCase))).ToList();
            LeastMore = Math.Min(LeastMore, more.Count);
            return over ? new(fields.Concat(more.Select(m => new KeyValuePair<string, string>(m, ValueOf(m)))), StringComparer.Ordinal) : fields;
        }

        private static string ValueOf(string field) => field switch
        {
            "Roles" or "Role" => Roles.Administrator,
            "State" or "Status" => "accepted",
            "Email" => "planted@example.org",
            _ when field.StartsWith("Is", StringComparison.Ordinal) || field.EndsWith("ed", StringComparison.Ordinal) => "true",
            _ when field.EndsWith("Utc", StringComparison.Ordinal) || field.EndsWith("On", StringComparison.Ordinal) => "2001-01-01",
            _ => "7",
        };

        private async Task<string> LastAsync(Func<TrackerDbContext, IQueryable<string>> query) =>
            (await app.WithAsync(s => query(s.GetRequiredService<TrackerDbContext>()).ToListAsync(Cancellation)))[^1];

        private static Dictionary<string, string> FieldsOf(IHtmlDocument page, string action)
        {
            var form = page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().FirstOrDefault(f => f.GetAttribute("action") == action || f.QuerySelector($"[formaction='{action}']") is not null);
            if (form is null || !form.ClassList.Contains("form"))
            {
                return form?.QuerySelectorAll("input[type=hidden]").Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
                    .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "", StringComparer.Ordinal) ?? [];
            }

            return page.Fields();
        }

        private static (string, string)[] Record(string type, string stamp) => RecordFields.Of(type, stamp).Select(f => (f.Key, f.Value)).ToArray();
    }
}

using FsCheck;
using FsCheck.Fluent;
using Tracker.Domain.Imports;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

/// <summary>What must hold of every type of record, those to come included.</summary>
public sealed class RecordTypesTests
{
    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_columns_have_names_of_their_own(string slug)
    {
        var type = RecordTypes.Of(slug);

        type.Columns.Select(c => c.Name).ShouldBeUnique();
        type.Columns.Where(c => c.Property.Length > 0).Select(c => c.Property).ShouldBeUnique();
        type.Columns.ShouldAllBe(c => TableHeaders.Fold(c.Name) == c.Name);
        type.Columns.ShouldAllBe(c => CitationColumn.Find(c.Name) == null);
        type.Columns.ShouldAllBe(c => c.Label.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_columns_read_what_they_write(string slug)
    {
        var type = RecordTypes.Of(slug);
        var input = type.NewInput();
        foreach (var column in type.Columns.Where(c => !c.Derived))
        {
            column.Write(input, column.Name);
        }

        type.Columns.Where(c => !c.Derived).ShouldAllBe(c => c.Read(input) == c.Name);
        type.Columns.Where(c => c.Derived).ShouldAllBe(c => c.Read(input) == null);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_required_and_headline_columns_are_there(string slug)
    {
        var type = RecordTypes.Of(slug);

        type.RequiredColumns.Where(c => c != "source_1_url").ShouldAllBe(c => type.Column(c) != null);
        type.RequiredColumns.ShouldBeUnique();
        type.Headline.ShouldNotBeEmpty();
        type.Headline.ShouldAllBe(h => type.OwnColumns.Any(c => c.Name == h));
        type.OwnColumns.Where(c => c.Kind is FieldKind.Code or FieldKind.CodeSet).ShouldAllBe(c => c.Codes.Count > 1);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_terms_are_terms_of_the_taxonomy(string slug)
    {
        RecordTypes.Of(slug).Terms.ShouldNotBeEmpty();
        RecordTypes.Of(slug).Terms.ShouldAllBe(t => Known.Terms.Find(t) != null);
    }

    [Fact]
    public void Slugs_prefixes_and_names_are_of_one_type_each()
    {
        RecordTypes.All.Select(t => t.Slug).ShouldBeUnique();
        RecordTypes.All.Select(t => t.RefPrefix).ShouldBeUnique();
        RecordTypes.All.Select(t => t.Name).ShouldBeUnique();
        RecordTypes.All.ShouldAllBe(t => RecordTypes.Find(t.Slug) == t && t.NewRecord("x-1").Type == t);
        RecordTypes.All.ShouldAllBe(t => RecordRef.New(t.RefPrefix).Length <= RecordRef.MaxLength);
        RecordTypes.Find("agreement").ShouldBeNull();
        Should.Throw<DomainException>(() => RecordTypes.Of("agreement")).Message.ShouldBe("There is no record type “agreement”.");
    }

    [Fact]
    public void The_columns_of_an_agreement_are_those_of_the_contract()
    {
        RecordFileColumns.For([RecordTypes.Of("agreement-287g")], 1).Select(c => c.Name).ShouldBe(
            ("ref, type, geoid, state, jurisdiction, agency, agency_kind, model, model_as_printed, requested_on, signed_on, effective_on, ended_on, ending, "
            + "moa_url, addendum_url, signatories, officers_trained, first_listed_on, last_listed_on, status, summary, notes, term, tags, source_1_url, source_1_title, "
            + "source_1_kind, source_1_stance, source_1_locator, source_1_quotation, source_1_accessed_on, last_verified_on, version, updated_on").Split(", "));
        RecordTypes.Of("agreement-287g").RequiredColumns.ShouldBe(["state", "agency", "model", "source_1_url"]);
    }

    [Fact]
    public void A_file_of_several_types_has_each_column_once_and_says_when_records_began_and_ended()
    {
        var names = RecordFileColumns.For(RecordTypes.All, 2, contested: true).Select(c => c.Name).ToList();

        names.ShouldBeUnique();
        names.ShouldContain("started_on");
        names.ShouldContain("source_2_accessed_on");
        RecordTypes.All.SelectMany(t => t.Columns).ShouldAllBe(c => names.Contains(c.Name));
    }

    [Fact]
    public void A_column_that_few_files_need_stands_only_in_those()
    {
        var type = RecordTypes.Of("memorandum");
        var usual = RecordFileColumns.For([type], 2).Select(c => c.Name).ToList();

        RecordFileColumns.For([type], 2, contested: true).Select(c => c.Name).Except(usual).ShouldBe(["contested"]);
        RecordFileColumns.For([type], 2, archived: true).Select(c => c.Name).Except(usual).ShouldBe(["source_1_archive_url", "source_2_archive_url"]);
        var all = RecordFileColumns.For([type], 2, contested: true, archived: true).Select(c => c.Name).ToList();
        all[all.IndexOf("contested") - 1].ShouldBe("status");
        all[all.IndexOf("source_2_archive_url") - 1].ShouldBe("source_2_accessed_on");
    }

    /// <summary>A draft becomes a record, and the record says what the draft said.</summary>
    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_record_says_what_was_typed(string slug)
    {
        var type = RecordTypes.Of(slug);
        Check(1_000, seed =>
        {
            var office = new Office();
            var draft = office.Judge().Judge(type, new Drawn(type, seed).Input());
            draft.Problems.ShouldBeEmpty();
            var record = office.Add(draft, "x-1");
            var said = record.ToInput();

            RecordContent.Differences(type, draft.Input, said).ShouldBeEmpty();
            said.Ref.ShouldBe("x-1");
            said.Version.ShouldBe("1");
            said.Sources.Select(s => (s.Publisher, s.PublishedOn, s.ArchiveUrl)).ShouldBe(draft.Input.Sources.Select(s => (s.Publisher, s.PublishedOn, s.ArchiveUrl)));
        });
    }

    /// <summary>What is judged once is in stored form: judging it again changes nothing.</summary>
    [Theory]
    [MemberData(nameof(Slugs))]
    public void Judging_again_changes_nothing(string slug)
    {
        var type = RecordTypes.Of(slug);
        Check(1_000, seed =>
        {
            var judge = new Office().Judge();
            var once = judge.Judge(type, new Drawn(type, seed).Input());
            var twice = judge.Judge(type, once.Input);

            twice.Problems.ShouldBeEmpty();
            RecordContent.Differences(type, once.Input, twice.Input).ShouldBeEmpty();
            twice.Agency.ShouldBe(once.Agency);
            twice.Sources.Select(s => (s.Ref, s.IsNew)).ShouldBe(once.Sources.Select(s => (s.Ref, s.IsNew)));
        });
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_copy_is_equal_and_its_own(string slug)
    {
        var type = RecordTypes.Of(slug);
        var input = new Drawn(type, 1).Input();

        var copy = type.Copy(input);

        RecordContent.Differences(type, input, copy).ShouldBeEmpty();
        copy.Sources[0].Title = "Another";
        input.Sources[0].Title.ShouldNotBe("Another");
    }

    internal static void Check(int cases, Action<int> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true));
}

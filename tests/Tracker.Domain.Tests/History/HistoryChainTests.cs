using System.Text;
using FsCheck.Xunit;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.History;

public sealed class HistoryChainTests
{
    private static readonly byte[] Before = [.. HistoryChain.Beginning];

    [Property]
    public void Two_lists_of_fields_that_differ_anywhere_have_different_seals(string?[] one, string?[] other)
    {
        var (a, b) = (Bytes(one), Bytes(other));
        var same = a.Length == b.Length && a.Zip(b).All(p => p.First is null ? p.Second is null : p.Second is not null && p.First.AsSpan().SequenceEqual(p.Second));
        HistoryChain.SealOf(Before, a, []).SequenceEqual(HistoryChain.SealOf(Before, b, [])).ShouldBe(same);
    }

    [Fact]
    public void A_text_moved_from_one_field_to_the_next_is_seen()
    {
        HistoryChain.SealOf(Before, Bytes(["ab", "c"]), []).ShouldNotBe(HistoryChain.SealOf(Before, Bytes(["a", "bc"]), []));
        HistoryChain.SealOf(Before, Bytes([null]), []).ShouldNotBe(HistoryChain.SealOf(Before, Bytes([""]), []));
    }

    [Fact]
    public void A_change_as_it_is_written_and_as_the_database_has_it_are_sealed_alike()
    {
        using var written = new ChangesDigest();
        using var stored = new ChangesDigest();
        written.Add(new Change(7, 0, ChangeAction.Added, "Citation", "[\"287g-1\",1]", "287g-1", GeoId.Parse("48201"), "{\"Title\":[null,\"Señal\"]}"));
        written.Add(new Change(7, 1, ChangeAction.Removed, "Source", "[\"source-1\"]", null, null, "{}"));
        stored.Add(Bytes(["0", "added", "Citation", "[\"287g-1\",1]", "287g-1", "48201", "{\"Title\":[null,\"Señal\"]}"]));
        stored.Add(Bytes(["1", "removed", "Source", "[\"source-1\"]", null, null, "{}"]));
        stored.Count.ShouldBe(2);
        written.Finish().ShouldBe(stored.Finish());
    }

    [Fact]
    public void A_change_out_of_its_order_is_refused()
    {
        using var digest = new ChangesDigest();
        Should.Throw<InvalidOperationException>(() => digest.Add(new Change(7, 1, ChangeAction.Added, "Source", "[]", null, null, "{}")));
    }

    [Fact]
    public void The_digest_of_a_name_tells_names_salts_and_accounts_apart()
    {
        byte[] salt = [1], other = [2], ann = "Ann"u8.ToArray(), bea = "Bea"u8.ToArray();
        new[] { HistoryChain.NameOf(salt, ann, null), HistoryChain.NameOf(other, ann, null), HistoryChain.NameOf(salt, bea, null), HistoryChain.NameOf(salt, ann, ann) }
            .Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
    }

    private static byte[]?[] Bytes(string?[] texts) => [.. texts.Select(t => t is null ? null : Encoding.UTF8.GetBytes(t))];
}

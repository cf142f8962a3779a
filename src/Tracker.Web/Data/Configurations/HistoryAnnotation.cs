using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tracker.Web.Data.Configurations;

/// <summary>Marks the things whose every change is kept.</summary>
internal static class HistoryAnnotation
{
    private const string Name = "Tracker:RecordRefProperty";

    /// <param name="recordRefProperty">The property that names the record it is part of; empty for things of their own.</param>
    public static void HasHistory<T>(this EntityTypeBuilder<T> builder, string recordRefProperty = "") where T : class =>
        builder.Metadata.SetAnnotation(Name, recordRefProperty);

    public static string? HistoryRecordRefProperty(this IReadOnlyEntityType type) =>
        type.GetRootType().FindAnnotation(Name)?.Value as string;
}

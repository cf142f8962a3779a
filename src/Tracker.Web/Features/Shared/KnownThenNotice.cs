using Tracker.Web.Data;

namespace Tracker.Web.Features.Shared;

/// <summary>Says above a page that it shows earlier knowledge, and where to read today's.</summary>
public sealed record KnownThenNotice(KnownUntil Known, string NowUrl);

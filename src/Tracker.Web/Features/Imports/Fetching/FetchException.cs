namespace Tracker.Web.Features.Imports.Fetching;

/// <summary>Why a list could not be fetched, as a sentence for people that says what to do.</summary>
public sealed class FetchException(string message) : Exception(message);

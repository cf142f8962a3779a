namespace Tracker.Web.Features.Downloads.Packages;

/// <summary>Under which licence the data may be used, as LICENSE has it: on pages and in everything that is taken away.</summary>
public static class DataLicence
{
    public const string Name = "CC-BY-4.0";
    public const string Title = "Creative Commons Attribution 4.0 International";
    public const string Address = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>What it covers, in two sentences.</summary>
    public const string Says = "Facts that come from governments are in the public domain. Our own words, the selection and the arrangement are licensed under CC BY 4.0: reuse them with credit.";
}

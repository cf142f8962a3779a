using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Meaning;
using Tracker.Domain.Records;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Meaning;

/// <param name="Terms">What records are filed under.</param>
public sealed record GlossaryModel(IReadOnlyList<GlossaryGroup> Groups, IReadOnlyList<TaxonomyTerm> Terms);

public sealed record MethodModel(IReadOnlyList<RecordType> Types);

/// <summary>What the tracker's words mean, and how its facts come to be.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class MeaningController(ReferenceCache reference) : TrackerController
{
    [HttpGet("/glossary")]
    public async Task<IActionResult> Words() => View("/Features/Meaning/Glossary.cshtml", new GlossaryModel(Glossary.Groups, (await reference.TermsAsync(Aborted)).All.ToList()));

    [HttpGet("/method")]
    public IActionResult Method() => View("/Features/Meaning/Method.cshtml", new MethodModel(RecordTypes.All));
}

using Microsoft.AspNetCore.Razor.TagHelpers;
using Tracker.Domain.Meaning;

namespace Tracker.Web.Features.Meaning;

/// <summary>
/// Explains a word of the glossary where it stands: <c>&lt;term of="in_force"&gt;In force&lt;/term&gt;</c> tells its meaning to whoever points
/// at it. With <c>linked</c> it leads to the glossary: once on a page, not in every row of a list, where each link is one more stop.
/// </summary>
[HtmlTargetElement("term")]
public sealed class TermTagHelper : TagHelper
{
    /// <summary>The entry's anchor; a word that the glossary does not have stays as it is.</summary>
    [HtmlAttributeName("of")]
    public string Of { get; set; } = "";

    [HtmlAttributeName("linked")]
    public bool Linked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        if (Glossary.Find(Of) is not { } entry)
        {
            return;
        }

        output.TagName = Linked ? "a" : "span";
        output.Attributes.SetAttribute("title", entry.Meaning);
        if (Linked)
        {
            output.Attributes.SetAttribute("href", "/glossary#" + entry.Anchor);
        }
    }
}

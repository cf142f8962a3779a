using System.ComponentModel.DataAnnotations;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts.Asking;

public sealed class AskInput : JoinInput
{
    [StringLength(TrackerUser.AskedWhyMaxLength, ErrorMessage = "Shorten why you want to help to 500 characters.")]
    public string? Why { get; set; }
}

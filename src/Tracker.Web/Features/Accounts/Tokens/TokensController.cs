using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Tokens;

public sealed class TokenInput
{
    public const int MostDays = 365;

    [Required(ErrorMessage = "Give the token a name, by which you tell it from others.")]
    [StringLength(ApiToken.NameMaxLength, ErrorMessage = "Shorten the name to 60 characters.")]
    public string? Name { get; set; }

    public string[] Scopes { get; set; } = [];

    public string? Days { get; set; } = "30";
}

/// <param name="Scopes">Those that a token of this person may have.</param>
/// <param name="Problems">By field.</param>
public sealed record TokensModel(IReadOnlyList<TokenLine> Tokens, IReadOnlyList<string> Scopes, TokenInput Input, IReadOnlyDictionary<string, string> Problems);

public sealed record NewTokenModel(string Name, string Secret);

/// <summary>One's own tokens, with which programs do what their owner may.</summary>
[Authorize(Policy = Policies.MakeTokens)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TokensController(TokenDesk desk) : TrackerController
{
    public const string Address = "/account/tokens";
    public const string RevokeAddress = Address + "/revoke";

    private List<string> Allowed => Scopes.Of(User.FindAll(ClaimTypes.Role).Select(c => c.Value).ToList()).ToList();

    [HttpGet(Address)]
    public Task<IActionResult> List() => PageAsync(new TokenInput(), new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The answer is the page that shows the token, this once.</summary>
    [HttpPost(Address)]
    public async Task<IActionResult> Make([FromForm] TokenInput input)
    {
        var problems = ProblemsOf(input, out var days);
        if (problems.Count == 0)
        {
            if (await desk.MakeAsync(Actor.UserId!, Domain.Text.Tidy(input.Name)!, Scopes.RolesOf.Keys.Where(input.Scopes.Contains), days, Aborted) is { } secret)
            {
                return View("NewToken", new NewTokenModel(input.Name!, secret));
            }

            problems.Add(nameof(input.Name), $"You have {TokenDesk.Most} tokens, and cannot have more. Revoke one that you no longer need.");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await PageAsync(input, problems);
    }

    [HttpPost(RevokeAddress)]
    public async Task<IActionResult> Revoke([FromForm] int id)
    {
        if (!await desk.RevokeAsync(id, Actor.UserId!, Aborted))
        {
            return NotFound();
        }

        Say("The token is revoked. It no longer works.");
        return Redirect(Address);
    }

    private Dictionary<string, string> ProblemsOf(TokenInput input, out int days)
    {
        var problems = ModelState.Where(s => s.Value!.Errors.Count > 0).ToDictionary(s => s.Key, s => s.Value!.Errors[0].ErrorMessage, StringComparer.Ordinal);
        if (!Domain.Text.CanBeStored(input.Name))
        {
            problems.TryAdd(nameof(input.Name), "Type the name again: it holds a character that cannot be stored.");
        }

        if (input.Scopes.All(string.IsNullOrEmpty))
        {
            problems.TryAdd(nameof(input.Scopes), "Tick what the token is for.");
        }
        else if (input.Scopes.Except(Allowed, StringComparer.Ordinal).Any())
        {
            problems.TryAdd(nameof(input.Scopes), $"A token of yours can be for: {string.Join(", ", Allowed)}.");
        }

        if (!int.TryParse(input.Days, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out days) || days is < 1 or > TokenInput.MostDays)
        {
            problems.TryAdd(nameof(input.Days), $"Enter for how many days it can be used: a whole number from 1 to {TokenInput.MostDays}.");
        }

        return problems;
    }

    private async Task<IActionResult> PageAsync(TokenInput input, IReadOnlyDictionary<string, string> problems) =>
        View("Tokens", new TokensModel(await desk.OfAsync(Actor.UserId!, Aborted), Allowed, input, problems));
}

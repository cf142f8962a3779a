using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Home;

/// <summary>What happened, and what to do.</summary>
internal static class ErrorMessages
{
    public static MessageModel For(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("This could not be read", ["The page or form was out of date, or part of it was missing. Go back, reload the page and send it again."]),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new("This needs another role", ["Your account may not do this. An administrator can give it the role it needs."]),
        StatusCodes.Status404NotFound => new("There is nothing here", ["The address may be mistyped, or what stood here was deleted. Records keep their reference for ever; look it up under Changes."]),
        StatusCodes.Status405MethodNotAllowed => new("This address takes another kind of request", ["Go back and use the button on the page."]),
        StatusCodes.Status413PayloadTooLarge => new("The file is too large", ["A file to import may have at most 100 MB, a file to attach 25 MB. Split it, or make a smaller copy, and try again."]),
        StatusCodes.Status429TooManyRequests => new("Too many tries", ["Wait a minute and try again."]),
        _ => new("Something went wrong here", ["It is our fault, not yours, and nothing was half-written. Try again; if it stays, tell whoever runs this site."]),
    };
}

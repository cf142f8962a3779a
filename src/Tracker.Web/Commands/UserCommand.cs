using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Commands;

/// <summary><c>user add EMAIL --role ROLE</c>, <c>user reset EMAIL</c>, <c>user list</c></summary>
internal static class UserCommand
{
    public static Command Create(CommandHost host) => new("user", "Accounts, from the shell.") { Add(host), Reset(host), List(host) };

    private static Command Add(CommandHost host)
    {
        var email = new Argument<string>("EMAIL");
        var role = new Option<string>("--role") { Required = true, Description = string.Join(", ", Roles.All) };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var command = new Command("add", "Print a one-time link that makes an account of that role.") { email, role };
        command.SetAction((parsed, cancellation) => host.RunAsync(
            async services =>
            {
                Print(services, await services.GetRequiredService<OneTimeLinks>().InviteAsync(parsed.GetValue(role)!, parsed.GetValue(email), cancellation));
                return 0;
            },
            cancellation));
        return command;
    }

    private static Command Reset(CommandHost host)
    {
        var email = new Argument<string>("EMAIL") { Description = "The account’s e-mail or pseudonym." };
        var command = new Command("reset", "Print a one-time link that sets a new password.") { email };
        command.SetAction((parsed, cancellation) => host.RunAsync(
            async services =>
            {
                var users = services.GetRequiredService<UserManager<TrackerUser>>();
                var name = parsed.GetValue(email)!;
                if ((await users.FindByEmailAsync(name) ?? await users.FindByNameAsync(name)) is not { } user)
                {
                    await Console.Error.WriteLineAsync($"There is no account “{name}”.");
                    return 1;
                }

                Print(services, await services.GetRequiredService<OneTimeLinks>().ResetAsync(user, cancellation));
                return 0;
            },
            cancellation));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var command = new Command("list", "List the accounts with their roles.");
        command.SetAction((_, cancellation) => host.RunAsync(
            async services =>
            {
                var db = services.GetRequiredService<TrackerDbContext>();
                var users = await db.Users.OrderBy(u => u.Pseudonym)
                    .Select(u => new { u.Pseudonym, u.Email, Roles = db.UserRoles.Where(r => r.UserId == u.Id).Select(r => db.Roles.First(x => x.Id == r.RoleId).Name).ToList() })
                    .ToListAsync(cancellation);
                users.ForEach(u => Console.Out.WriteLine($"{u.Pseudonym}\t{u.Email}\t{string.Join(",", u.Roles)}"));
                return 0;
            },
            cancellation));
        return command;
    }

    private static void Print(IServiceProvider services, string path) =>
        Console.Out.WriteLine(SiteAddress.From(services.GetRequiredService<IConfiguration>()) + path);
}

using System.Security.Claims;
using Marketplace.Contracts.Identity;
using Marketplace.Data;
using Marketplace.Data.Identity;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Identity;

internal static class UserEndpoints
{
    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Identity").RequireAuthorization();
        api.MapGet("/me", MeAsync);
        api.MapGet("/users", ListAsync);
        api.MapPost("/users", InviteAsync).RequireRateLimiting(AccountServices.AuthLimit);
        return app;
    }

    private static async Task<Results<Ok<Me>, UnauthorizedHttpResult>> MeAsync(
        ClaimsPrincipal principal, UserManager<User> users, MarketplaceDb db, CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(principal) is not { } user) return TypedResults.Unauthorized();
        var seller = await db.Sellers.AsNoTracking().SingleAsync(cancellationToken);
        return TypedResults.Ok(new Me(
            user.Id, user.Email!, user.DisplayName, seller.Id, seller.Name, seller.Currency, [.. await users.GetRolesAsync(user)]));
    }

    /// <summary>Users are not behind row-level security, so the query itself keeps to the seller.</summary>
    private static async Task<Ok<List<UserModel>>> ListAsync(MarketplaceDb db, CurrentSeller seller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.Users.Where(u => u.SellerId == seller.Id).OrderBy(u => u.Id)
            .Select(u => new UserModel(u.Id, u.Email!, u.DisplayName)).ToListAsync(cancellationToken));

    private static async Task<Results<Created<UserModel>, ValidationProblem>> InviteAsync(
        Invitation input, MarketplaceDb db, CurrentSeller seller, UserManager<User> users, PasswordMails mails, CancellationToken cancellationToken)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(),
            SellerId = seller.Id,
            UserName = input.Email,
            Email = input.Email,
            DisplayName = input.DisplayName ?? input.Email.Split('@')[0],
        };
        var created = await users.CreateAsync(user);
        if (!created.Succeeded) return created.ToProblem();
        await users.AddToRoleAsync(user, Roles.Seller);
        await mails.SendInvitationAsync(user, (await db.Sellers.AsNoTracking().SingleAsync(cancellationToken)).Name, cancellationToken);
        return TypedResults.Created($"/api/users/{user.Id}", new UserModel(user.Id, user.Email, user.DisplayName));
    }
}

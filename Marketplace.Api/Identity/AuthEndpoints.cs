using System.Text;
using Marketplace.Api.Errors;
using Marketplace.Contracts.Identity;
using Marketplace.Data;
using Marketplace.Data.Identity;
using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Identity;

/// <summary>The routes and bodies of ASP.NET Core's Identity endpoints, with a seller made on registration.</summary>
internal static class AuthEndpoints
{
    public static IEndpointRouteBuilder MapAuth(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Identity").AllowAnonymous();
        var limited = auth.MapGroup("").RequireRateLimiting(AccountServices.AuthLimit);
        limited.MapPost("/register", RegisterAsync);
        limited.MapPost("/login", LoginAsync).Produces<AccessTokenResponse>();
        limited.MapPost("/refresh", RefreshAsync).Produces<AccessTokenResponse>();
        limited.MapPost("/forgotPassword", ForgotPasswordAsync);
        limited.MapPost("/resetPassword", ResetPasswordAsync);
        auth.MapPost("/logout", LogoutAsync);
        return app;
    }

    private static async Task<Results<Ok, ValidationProblem>> RegisterAsync(
        Registration input, bool? useCookies, MarketplaceDb db, CurrentSeller current, UserManager<User> users, SignInManager<User> signIn,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var name = input.Email.Split('@')[0];
        var seller = new Seller
        {
            Id = Guid.CreateVersion7(),
            Name = input.SellerName ?? name,
            Currency = input.Currency ?? "USD",
            CreatedAt = time.GetUtcNow(),
        };
        var user = new User
        {
            Id = Guid.CreateVersion7(),
            SellerId = seller.Id,
            UserName = input.Email,
            Email = input.Email,
            DisplayName = input.DisplayName ?? name,
        };
        current.ActFor(seller.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Sellers.Add(seller);
        await db.SaveChangesAsync(cancellationToken);
        var created = await users.CreateAsync(user, input.Password);
        if (!created.Succeeded) return created.ToProblem();
        await users.AddToRoleAsync(user, Roles.Seller);
        await transaction.CommitAsync(cancellationToken);
        if (useCookies == true) await SignInWithCookieAsync(signIn, user);
        return TypedResults.Ok();
    }

    /// <summary>The bearer handler writes the tokens into the answer itself; with a cookie the answer is empty.</summary>
    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> LoginAsync(
        LoginRequest input, bool? useCookies, bool? useSessionCookies, UserManager<User> users, SignInManager<User> signIn)
    {
        var cookie = useCookies == true || useSessionCookies == true;
        signIn.AuthenticationScheme = cookie ? IdentityConstants.ApplicationScheme : IdentityConstants.BearerScheme;
        var user = await users.FindByEmailAsync(input.Email);
        if (user is null)
        {
            // As slow as a wrong password, so that the time does not tell who has an account.
            users.PasswordHasher.HashPassword(new User(), input.Password);
            return Refused();
        }

        var result = await signIn.PasswordSignInAsync(user, input.Password, isPersistent: useSessionCookies != true, lockoutOnFailure: true);
        return result.Succeeded ? TypedResults.Empty : Refused();
    }

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> RefreshAsync(
        RefreshRequest input, SignInManager<User> signIn, IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider time)
    {
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(input.RefreshToken);
        return ticket?.Properties.ExpiresUtc is { } expires && time.GetUtcNow() < expires
            && await signIn.ValidateSecurityStampAsync(ticket.Principal) is { } user
                ? TypedResults.SignIn(await signIn.CreateUserPrincipalAsync(user), authenticationScheme: IdentityConstants.BearerScheme)
                : TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "The refresh token is no longer valid. Sign in again.");
    }

    /// <summary>The same answer whether or not there is such a user.</summary>
    private static async Task<Ok> ForgotPasswordAsync(
        ForgotPasswordRequest input, UserManager<User> users, PasswordMails mails, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(input.Email) is { } user) await mails.SendResetAsync(user, cancellationToken);
        return TypedResults.Ok();
    }

    private static async Task<Results<Ok, ValidationProblem>> ResetPasswordAsync(ResetPasswordRequest input, UserManager<User> users)
    {
        var invalid = IdentityResult.Failed(users.ErrorDescriber.InvalidToken());
        if (await users.FindByEmailAsync(input.Email) is not { } user || Decode(input.ResetCode) is not { } code) return invalid.ToProblem();
        var reset = await users.ResetPasswordAsync(user, code, input.NewPassword);
        if (!reset.Succeeded) return reset.ToProblem();
        await users.SetLockoutEndDateAsync(user, null);
        return TypedResults.Ok();
    }

    private static async Task<Ok> LogoutAsync(SignInManager<User> signIn)
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await signIn.SignOutAsync();
        return TypedResults.Ok();
    }

    private static Task SignInWithCookieAsync(SignInManager<User> signIn, User user)
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        return signIn.SignInAsync(user, isPersistent: true);
    }

    private static ProblemHttpResult Refused() => TypedResults.Problem(
        statusCode: StatusCodes.Status401Unauthorized, type: ProblemType.Named("sign-in-refused"), title: "Sign-in refused.",
        detail: "The e-mail address or the password is wrong, or the account is locked for 15 minutes after five wrong passwords.");

    private static string? Decode(string code)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using System.Text;
using Marketplace.Api.Mail;
using Marketplace.Data.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Api.Identity;

/// <summary>Letters with a link to choose a password. The link's host is configured: the request's could be forged.</summary>
internal sealed class PasswordMails(UserManager<User> users, IMailSender mail, IConfiguration configuration)
{
    public Task SendResetAsync(User user, CancellationToken cancellationToken) => SendAsync(user, "Reset your password", """
        Somebody, hopefully you, asked to reset the password of your Marketplace account.
        If it was not you, ignore this letter: nothing has changed.
        """, cancellationToken);

    public Task SendInvitationAsync(User user, string sellerName, CancellationToken cancellationToken) =>
        SendAsync(user, $"{sellerName} invites you to Marketplace", $"""
        You can sign in to {sellerName} on Marketplace as soon as you have chosen a password.
        """, cancellationToken);

    private async Task SendAsync(User user, string subject, string text, CancellationToken cancellationToken)
    {
        var code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        var link = QueryHelpers.AddQueryString(
            $"{(configuration["PublicUrl"] ?? "http://localhost:5180").TrimEnd('/')}/reset-password",
            new Dictionary<string, string?> { ["email"] = user.Email, ["code"] = code });
        await mail.SendAsync(new Letter(user.Email!, subject, $"{text}\n\n{link}\n\nThe link works for one day, once."), cancellationToken);
    }
}

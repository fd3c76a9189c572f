namespace Marketplace.Api.Mail;

/// <summary>A plain-text letter to one recipient.</summary>
/// <param name="Name">Of a letter that may be sent again after a crash: under the same name it is the same letter. Letters, digits and dashes.</param>
internal sealed record Letter(string To, string Subject, string Text, string? Name = null);

internal interface IMailSender
{
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

namespace Marketplace.Api.Mail;

/// <summary>A plain-text letter to one recipient.</summary>
internal sealed record Letter(string To, string Subject, string Text);

internal interface IMailSender
{
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

using System.Net.Mail;
using System.Text;

namespace Marketplace.Api.Mail;

/// <summary>Writes each letter as an <c>.eml</c> file into <c>Mail:Outbox</c>, where any mail program opens it.</summary>
internal sealed class FileOutbox(IConfiguration configuration, TimeProvider time) : IMailSender
{
    private readonly string _folder = Path.GetFullPath(configuration["Mail:Outbox"] ?? ".marketplace/outbox");

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var name = letter.Name ?? Guid.CreateVersion7().ToString();
        // MailAddress refuses what could end a header line.
        var eml = $"""
            From: Marketplace <no-reply@marketplace.local>
            To: {new MailAddress(letter.To).Address}
            Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Subject))}?=
            Message-ID: <{name}@marketplace.local>
            Date: {time.GetUtcNow():R}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            {letter.Text}

            """.ReplaceLineEndings("\r\n");
        // Under its name only when it is whole.
        var draft = Path.Combine(_folder, $"{Guid.NewGuid()}.tmp");
        await File.WriteAllTextAsync(draft, eml, cancellationToken);
        File.Move(draft, Path.Combine(_folder, $"{name}.eml"), overwrite: true);
    }
}

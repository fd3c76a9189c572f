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
        // MailAddress refuses what could end a header line.
        var eml = $"""
            From: Marketplace <no-reply@marketplace.local>
            To: {new MailAddress(letter.To).Address}
            Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Subject))}?=
            Date: {time.GetUtcNow():R}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            {letter.Text}

            """.ReplaceLineEndings("\r\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, $"{Guid.CreateVersion7()}.eml"), eml, cancellationToken);
    }
}

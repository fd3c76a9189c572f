using System.Text;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>Decodes a file: UTF-8 with or without a byte order mark, or UTF-16 with one. Anything else is refused in words.</summary>
internal static class CsvText
{
    private static readonly (byte[] Magic, string What)[] _notText =
    [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP or Excel file (in the spreadsheet program, save it as CSV)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file (in the spreadsheet program, save it as CSV)"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        ([0x1F, 0x8B], "a compressed file"),
    ];

    /// <param name="stream">Seekable, at its beginning; left open by the reader's disposal no longer.</param>
    public static TextReader Open(Stream stream)
    {
        Span<byte> head = stackalloc byte[4096];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        foreach (var (magic, what) in _notText)
        {
            if (head.StartsWith(magic))
                throw new ImportFileException($"This is {what}, not a CSV file.");
        }

        var utf16 = head.StartsWith(Encoding.Unicode.Preamble) || head.StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (!utf16 && head.Contains((byte)0))
            throw new ImportFileException("This is not a text file. Save the table as CSV in UTF-8.");
        Encoding encoding = !utf16 ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            : new UnicodeEncoding(bigEndian: head[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
        return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    /// <summary>The delimiter that splits the header line into the most cells; quoted ones do not count.</summary>
    public static char DetectDelimiter(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\n' or '\r')
                break;
            else if (!quoted && ",;\t".IndexOf(c) is >= 0 and var i)
                counts[i]++;
        }

        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }
}

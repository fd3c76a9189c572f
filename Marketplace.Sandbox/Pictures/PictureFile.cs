using System.Buffers.Binary;

namespace Marketplace.Sandbox.Pictures;

/// <summary>What the bytes of a picture say about themselves, whatever its name claims.</summary>
internal sealed record PictureFile(string ContentType, int Width, int Height)
{
    /// <summary>Recognises PNG, JPEG, GIF and WebP; null for anything else.</summary>
    public static PictureFile? Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 24 && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
            return new("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        if (bytes.Length > 10 && bytes.StartsWith("GIF8"u8))
            return new("image/gif", BinaryPrimitives.ReadInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadInt16LittleEndian(bytes[8..]));
        if (bytes.Length > 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return WebP(bytes);
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(bytes) : null;
    }

    /// <summary>Each of the three forms has the size in its first chunk, the newer two less one.</summary>
    private static PictureFile? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes[12..].StartsWith("VP8 "u8))
            return new("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (bytes[12..].StartsWith("VP8L"u8))
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new("image/webp", (int)(size & 0x3FFF) + 1, (int)((size >> 14) & 0x3FFF) + 1);
        }
        return bytes[12..].StartsWith("VP8X"u8)
            ? new("image/webp", (BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]) & 0xFFFFFF) + 1, (BinaryPrimitives.ReadInt32LittleEndian(bytes[26..]) >> 8 & 0xFFFFFF) + 1)
            : null;
    }

    private static PictureFile? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            // The start-of-frame markers hold the size; C4, C8 and CC in their range mean other things.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new("image/jpeg", Number(bytes[(at + 7)..]), Number(bytes[(at + 5)..]));
            at += 2 + Number(bytes[(at + 2)..]);
        }
        return null;

        static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}

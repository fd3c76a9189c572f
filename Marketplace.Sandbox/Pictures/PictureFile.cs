using System.Buffers.Binary;

namespace Marketplace.Sandbox.Pictures;

/// <summary>What the bytes of a picture say about themselves, whatever its name claims.</summary>
internal sealed record PictureFile(string ContentType, int Width, int Height)
{
    /// <summary>Recognises PNG, JPEG and GIF; null for anything else.</summary>
    public static PictureFile? Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 24 && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
            return new("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        if (bytes.Length > 10 && bytes.StartsWith("GIF8"u8))
            return new("image/gif", BinaryPrimitives.ReadInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadInt16LittleEndian(bytes[8..]));
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(bytes) : null;
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

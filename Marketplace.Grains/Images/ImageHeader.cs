using System.Buffers.Binary;

namespace Marketplace.Grains.Images;

/// <summary>What the first bytes of a picture say, whatever its name or content type claims. Nothing is decoded.</summary>
/// <param name="Extension"><c>jpg</c>, <c>png</c> or <c>webp</c>.</param>
internal sealed record ImageHeader(string Extension, int Width, int Height)
{
    public string ContentType => ContentTypeOf(Extension);

    public static string ContentTypeOf(string extension) => extension == "jpg" ? "image/jpeg" : $"image/{extension}";

    /// <returns>Null when it is none of the three formats, or its header is broken.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png(bytes);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg(bytes);
        return bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? Webp(bytes) : null;
    }

    private static ImageHeader? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24 || !bytes[12..].StartsWith("IHDR"u8) ? null
            : Sized("png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    /// <summary>Walks the segments to the start of frame (ITU T.81, B.2.2).</summary>
    private static ImageHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Sized("jpg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    /// <summary>RFC 9649, sections 2.5 to 2.7.</summary>
    private static ImageHeader? Webp(ReadOnlySpan<byte> bytes)
    {
        var chunk = bytes[12..];
        if (chunk.StartsWith("VP8X"u8))
            return Sized("webp", 1 + Read24(bytes[24..]), 1 + Read24(bytes[27..]));
        if (chunk.StartsWith("VP8 "u8))
            return Sized("webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (!chunk.StartsWith("VP8L"u8))
            return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return Sized("webp", 1 + (int)(size & 0x3FFF), 1 + (int)((size >> 14) & 0x3FFF));
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static ImageHeader? Sized(string extension, int width, int height) => width > 0 && height > 0 ? new(extension, width, height) : null;
}

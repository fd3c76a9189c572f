using System.Buffers.Binary;
using System.IO.Compression;
using Marketplace.AppHost.Local;
using Marketplace.Grains.Images;

namespace Marketplace.Tests.Grains.Images;

/// <summary>Pictures made for a test, and the library that makes them.</summary>
internal static class TestPictures
{
    private static readonly Lazy<Task<string?>> _library = new(() => LibvipsLibrary.FindOrFetchAsync(
        Path.Combine(Path.GetTempPath(), "marketplace-tests-libvips"), _ => { }, CancellationToken.None));

    /// <summary>For <c>Images:Libvips</c>. Skips the test where there is no libvips.</summary>
    public static async Task<string?> LibraryAsync()
    {
        var library = await _library.Value;
        Assert.SkipWhen(Libvips.Find(library) is null, "libvips is not on this machine and could not be downloaded.");
        return library;
    }

    public static async Task<byte[]> EncodedAsync(int width, int height, string extension) =>
        Libvips.Find(await LibraryAsync())!.Shrink(Png(width, height), 10_000, extension).Bytes;

    /// <summary>Adds an EXIF segment that says: turn by 90° to see it upright.</summary>
    public static byte[] LyingOnItsSide(byte[] jpeg) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    /// <summary>A grey gradient.</summary>
    public static byte[] Png(int width, int height, int? claimedWidth = null, int? claimedHeight = null)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, claimedWidth ?? width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), claimedHeight ?? height);
        header[8] = 8;
        Chunk(png, "IHDR"u8, header);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    row[x + 1] = (byte)((x ^ y) * 7);
                zlib.Write(row);
            }
        }

        Chunk(png, "IDAT"u8, pixels.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] content = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(content));
        png.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }
}

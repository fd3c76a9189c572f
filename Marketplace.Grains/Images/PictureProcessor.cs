using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Images;

/// <summary>
/// Checks a picture and makes it fit for a shop: upright, at most 2000 px, sRGB, without metadata, JPEG and WebP at quality 90.
/// Without libvips on the machine a picture is kept as it came, once its header is checked.
/// </summary>
public sealed class PictureProcessor : IDisposable
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxSide = 2000;
    private const long _maxPixels = 50_000_000;

    private readonly Libvips? _libvips;
    private readonly SemaphoreSlim _decoding = new(Math.Max(1, Environment.ProcessorCount / 2));

    public PictureProcessor(IConfiguration configuration, ILogger<PictureProcessor> logger)
    {
        _libvips = Libvips.Find(configuration["Images:Libvips"]);
        if (_libvips is null)
            logger.LogWarning("libvips was not found (Images:Libvips names its file): pictures are stored as they come, neither turned upright nor scaled down");
    }

    public bool CanScale => _libvips is not null;

    /// <summary>Says what is wrong with a picture before anything of it is decoded; null: nothing.</summary>
    public static string? Refusal(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return "The picture is larger than 10 MB.";
        if (ImageHeader.Read(bytes) is not { } header)
            return "This is not a JPEG, PNG or WebP picture.";
        return (long)header.Width * header.Height > _maxPixels
            ? $"The picture has {header.Width} × {header.Height} pixels; at most 50 million are decoded."
            : null;
    }

    /// <exception cref="InvalidDataException">The picture is refused; the message is for the seller.</exception>
    public async Task<Picture> ProcessAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (Refusal(bytes) is { } refusal)
            throw new InvalidDataException(refusal);
        var header = ImageHeader.Read(bytes)!;
        if (_libvips is null)
            return new(bytes, header.Extension, header.ContentType, header.Width, header.Height);

        await _decoding.WaitAsync(cancellationToken);
        try
        {
            var (shrunk, width, height) = await Task.Run(() => _libvips.Shrink(bytes, MaxSide, header.Extension), cancellationToken);
            return new(shrunk, header.Extension, header.ContentType, width, height);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException("The picture is damaged and cannot be decoded.", exception);
        }
        finally
        {
            _decoding.Release();
        }
    }

    public void Dispose() => _decoding.Dispose();
}

/// <param name="Bytes">Encoded as the extension says.</param>
public sealed record Picture(byte[] Bytes, string Extension, string ContentType, int Width, int Height);

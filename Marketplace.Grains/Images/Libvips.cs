using System.Runtime.InteropServices;

namespace Marketplace.Grains.Images;

/// <summary>
/// The few functions of libvips that we need. It is looked up at run time, because a machine may have it under several names or not at all.
/// Its variadic functions are called with ints and pointers only: those travel as in any other call.
/// </summary>
internal sealed unsafe class Libvips
{
    private const int _sizeDown = 2;

    private readonly delegate* unmanaged[Cdecl]<byte*, nuint, nint*, int, byte*, int, byte*, int, byte*, byte*, nint, int> _thumbnail;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, byte**, nuint*, nint, int> _write;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _width;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _height;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _unref;
    private readonly delegate* unmanaged[Cdecl]<byte*, void> _free;
    private readonly delegate* unmanaged[Cdecl]<byte*> _error;
    private readonly delegate* unmanaged[Cdecl]<void> _clearError;

    private Libvips(nint library)
    {
        _thumbnail = (delegate* unmanaged[Cdecl]<byte*, nuint, nint*, int, byte*, int, byte*, int, byte*, byte*, nint, int>)Export("vips_thumbnail_buffer");
        _write = (delegate* unmanaged[Cdecl]<nint, byte*, byte**, nuint*, nint, int>)Export("vips_image_write_to_buffer");
        _width = (delegate* unmanaged[Cdecl]<nint, int>)Export("vips_image_get_width");
        _height = (delegate* unmanaged[Cdecl]<nint, int>)Export("vips_image_get_height");
        _unref = (delegate* unmanaged[Cdecl]<nint, void>)Export("g_object_unref");
        _free = (delegate* unmanaged[Cdecl]<byte*, void>)Export("g_free");
        _error = (delegate* unmanaged[Cdecl]<byte*>)Export("vips_error_buffer");
        _clearError = (delegate* unmanaged[Cdecl]<void>)Export("vips_error_clear");
        fixed (byte* name = "marketplace\0"u8, quiet = "VIPS_WARNING\0"u8)
        {
            // Else it writes a line to stderr for every row that a picture misses.
            ((delegate* unmanaged[Cdecl]<byte*, byte*, int, int>)Export("g_setenv"))(quiet, name, 0);
            if (((delegate* unmanaged[Cdecl]<byte*, int>)Export("vips_init"))(name) != 0)
                throw new DllNotFoundException("libvips does not start.");
        }

        // Pictures are seen once, and their number in flight is bounded by the callers.
        ((delegate* unmanaged[Cdecl]<int, void>)Export("vips_cache_set_max"))(0);
        ((delegate* unmanaged[Cdecl]<int, void>)Export("vips_concurrency_set"))(1);
        nint Export(string name) => NativeLibrary.GetExport(library, name);
    }

    /// <param name="configured">A library file that is tried before the system's own.</param>
    /// <returns>Null when libvips is not there.</returns>
    public static Libvips? Find(string? configured)
    {
        foreach (var name in (string?[])[configured, "libvips.so.42", "libvips.42.dylib", "libvips-42.dll"])
        {
            if (name is null || !NativeLibrary.TryLoad(name, out var library))
                continue;
            try
            {
                return new(library);
            }
            catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
            {
                NativeLibrary.Free(library);
            }
        }

        return null;
    }

    /// <summary>Turns the picture upright, scales it down into a square, converts it to sRGB and encodes it without metadata.</summary>
    /// <exception cref="InvalidDataException">The picture cannot be decoded.</exception>
    public (byte[] Bytes, int Width, int Height) Shrink(ReadOnlySpan<byte> picture, int maxSide, string extension)
    {
        nint image = 0;
        byte* encoded = null;
        try
        {
            fixed (byte* input = picture, height = "height\0"u8, size = "size\0"u8, profile = "export-profile\0"u8, srgb = "srgb\0"u8)
            {
                // Rotation by the EXIF orientation is vips_thumbnail's default.
                if (_thumbnail(input, (nuint)picture.Length, &image, maxSide, height, maxSide, size, _sizeDown, profile, srgb, 0) != 0)
                    throw Failure();
                nuint length;
                fixed (byte* suffix = System.Text.Encoding.ASCII.GetBytes($".{extension}[{(extension == "png" ? "" : "Q=90,")}strip]\0"))
                {
                    if (_write(image, suffix, &encoded, &length, 0) != 0)
                        throw Failure();
                }

                return (new ReadOnlySpan<byte>(encoded, checked((int)length)).ToArray(), _width(image), _height(image));
            }
        }
        finally
        {
            if (encoded is not null)
                _free(encoded);
            if (image != 0)
                _unref(image);
        }
    }

    private InvalidDataException Failure()
    {
        var message = Marshal.PtrToStringUTF8((nint)_error());
        _clearError();
        return new(message);
    }
}

using Marketplace.Data.Storage;
using Marketplace.Grains.Imports.Csv;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Imports;

/// <summary>The <c>file</c> part of a multipart request, streamed into the object store without being held in memory.</summary>
internal sealed record UploadedFile(string FileName, long Length)
{
    /// <exception cref="ImportFileException">There is no such part.</exception>
    public static async Task<UploadedFile> StoreAsync(HttpRequest request, IObjectStore store, string key, long maxBytes, CancellationToken cancellationToken)
    {
        // The parts' headers come on top of the file.
        request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = maxBytes + (64 * 1024);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            throw new ImportFileException("Send the file as multipart/form-data, in a part named file.");
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.AsFileSection() is not { Name: "file", FileStream: { } content } part)
                continue;
            var length = await store.WriteAsync(key, content, cancellationToken);
            return new(Path.GetFileName(part.FileName) is { Length: > 0 } name ? name[..Math.Min(name.Length, 255)] : "file.csv", length);
        }

        throw new ImportFileException("The request has no part named file.");
    }
}

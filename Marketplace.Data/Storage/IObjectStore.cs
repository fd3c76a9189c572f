namespace Marketplace.Data.Storage;

/// <summary>
/// Files by key, such as <c>{seller}/products/{product}/{uuid}.jpg</c>. A key is written once; other content gets another key,
/// so that what is served may be cached for ever.
/// </summary>
public interface IObjectStore
{
    /// <returns>The number of bytes written.</returns>
    Task<long> WriteAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <returns>A seekable stream, or null when there is no such object.</returns>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deleting what is not there is no error.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}

using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Marketplace.Data.Storage;

/// <summary>Objects in a bucket of Amazon S3, or of a service that speaks its protocol.</summary>
internal sealed class S3ObjectStore(S3Options options) : IObjectStore, IDisposable
{
    private readonly AmazonS3Client _client = Connect(options);

    public async Task<long> WriteAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        // The length and the hash go before the content.
        await using var spooled = SpoolFile();
        await content.CopyToAsync(spooled, cancellationToken);
        spooled.Position = 0;
        // Whole and signed: R2 and others take no chunks with checksums behind them.
        await _client.PutObjectAsync(
            new() { BucketName = options.Bucket, Key = Checked(key), InputStream = spooled, AutoCloseStream = false, UseChunkEncoding = false }, cancellationToken);
        return spooled.Length;
    }

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var spooled = SpoolFile();
        try
        {
            using var response = await _client.GetObjectAsync(new GetObjectRequest { BucketName = options.Bucket, Key = Checked(key) }, cancellationToken);
            // An import reads for minutes and seeks: longer than a connection to the bucket may stand.
            await response.ResponseStream.CopyToAsync(spooled, cancellationToken);
            spooled.Position = 0;
            return spooled;
        }
        catch (AmazonS3Exception missing) when (missing is { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" })
        {
            await spooled.DisposeAsync();
            return null;
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        _client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = options.Bucket, Key = Checked(key) }, cancellationToken);

    public void Dispose() => _client.Dispose();

    private static AmazonS3Client Connect(S3Options options)
    {
        var config = new AmazonS3Config
        {
            // Every service of the protocol takes the bucket in the path, and none but Amazon promises it in the host name.
            ForcePathStyle = options.Endpoint is not null,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
            (config.ServiceURL, config.AuthenticationRegion) = (endpoint.ToString(), options.Region);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        return options.AccessKey is { } key ? new(new BasicAWSCredentials(key, options.SecretKey), config) : new(config);
    }

    private static string Checked(string key) => string.Join('/', ObjectKey.Segments(key));

    private static FileStream SpoolFile() => new(
        Path.Combine(Path.GetTempPath(), $"marketplace-{Guid.CreateVersion7():N}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        });
}

using System.ComponentModel.DataAnnotations;

namespace Marketplace.Data.Storage;

/// <summary>Configuration section <c>Storage:S3</c>: a bucket of Amazon S3, Cloudflare R2, or another service of that protocol.</summary>
internal sealed class S3Options
{
    [Required] public string Bucket { get; set; } = "";

    /// <value>The service's address; default: Amazon's of the <see cref="Region"/>.</value>
    public Uri? Endpoint { get; set; }

    /// <value>Part of the signature; R2 calls its own <c>auto</c>. Default: <c>us-east-1</c>.</value>
    public string Region { get; set; } = "us-east-1";

    /// <value>Default: what the machine's AWS environment says (variables, profile, role).</value>
    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }
}

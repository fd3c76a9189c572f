using Marketplace.Data.Storage;

namespace Marketplace.Tests.Data.Storage;

public sealed class LocalObjectStoreTests : ObjectStoreTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marketplace-objects-");

    internal override IObjectStore Store => new LocalObjectStore(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);
}

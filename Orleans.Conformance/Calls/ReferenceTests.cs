using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Conformance.Calls;

public interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> Key();
}

public class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}

public interface INumberKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public class NumberKeyGrain : Grain, INumberKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public interface IGuidCompoundGrain : IGrainWithGuidCompoundKey
{
    Task<(Guid, string?)> Key();
}

public class GuidCompoundGrain : Grain, IGuidCompoundGrain
{
    public Task<(Guid, string?)> Key() => Task.FromResult((this.GetPrimaryKey(out var extension), extension));
}

public interface INumberCompoundGrain : IGrainWithIntegerCompoundKey
{
    Task<(long, string?)> Key();
}

public class NumberCompoundGrain : Grain, INumberCompoundGrain
{
    public Task<(long, string?)> Key() => Task.FromResult((this.GetPrimaryKeyLong(out var extension), extension));
}

public interface IShapeGrain : IGrainWithGuidKey
{
    Task<string> Name();

    Task<bool> Knows(IShapeGrain other);

    Task<IShapeGrain> Self();
}

public abstract class ShapeGrain : Grain, IShapeGrain
{
    public Task<string> Name() => Task.FromResult(GetType().Name);

    public async Task<bool> Knows(IShapeGrain other) => other.Equals(this.AsReference<IShapeGrain>()) && await Task.FromResult(true);

    public Task<IShapeGrain> Self() => Task.FromResult(this.AsReference<IShapeGrain>());
}

public class CircleGrain : ShapeGrain;

[GrainType("quadrangle")]
public class SquareGrain : ShapeGrain;

public interface INobodysGrain : IGrainWithGuidKey;

public sealed class ReferenceTests(SharedSilo silo)
{
    private const string Circle = "Orleans.Conformance.Calls.CircleGrain", Square = "Orleans.Conformance.Calls.SquareGrain";

    private readonly Guid _key = Guid.NewGuid();

    [Theory]
    [InlineData("plain")]
    [InlineData("with / slash + plus")]
    [InlineData("é")]
    public async Task A_string_is_a_key(string key) => (await silo.Grains.GetGrain<IStringKeyGrain>(key).Key()).ShouldBe(key);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task A_number_is_a_key(long key) => (await silo.Grains.GetGrain<INumberKeyGrain>(key).Key()).ShouldBe(key);

    [Fact]
    public async Task A_key_may_have_an_extension()
    {
        (await silo.Grains.GetGrain<IGuidCompoundGrain>(_key, "a+b").Key()).ShouldBe((_key, "a+b"));
        (await silo.Grains.GetGrain<INumberCompoundGrain>(-7, "ext").Key()).ShouldBe((-7, "ext"));
    }

    [Fact]
    public void The_text_of_a_key_is_the_one_that_is_stored()
    {
        var guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        silo.Grains.GetGrain<INumberKeyGrain>(42).GetGrainId().Key.ToString().ShouldBe("2A");
        silo.Grains.GetGrain<INumberKeyGrain>(-1).GetGrainId().Key.ToString().ShouldBe("FFFFFFFFFFFFFFFF");
        silo.Grains.GetGrain<IGuidCompoundGrain>(guid, "x").GetGrainId().ToString()
            .ShouldBe("guidcompound/00112233445566778899aabbccddeeff+x");
        GrainId.Parse("type/key/with/slashes").ShouldBe(GrainId.Create("type", "key/with/slashes"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_key_is_refused(string key)
    {
        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain<IStringKeyGrain>(key));
        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain<IGuidCompoundGrain>(_key, key));
    }

    [Fact]
    public void References_to_one_grain_are_equal()
    {
        var (one, two) = (silo.Grains.GetGrain<INumberKeyGrain>(5), silo.Grains.GetGrain<INumberKeyGrain>(5));
        one.ShouldNotBeSameAs(two);
        one.Equals(two).ShouldBeTrue();
        one.GetHashCode().ShouldBe(two.GetHashCode());
        one.Equals(silo.Grains.GetGrain<INumberKeyGrain>(6)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_class_name_chooses_among_several_classes_and_without_one_the_choice_is_refused()
    {
        (await silo.Grains.GetGrain<IShapeGrain>(_key, Circle).Name()).ShouldBe("CircleGrain");
        (await silo.Grains.GetGrain<IShapeGrain>(_key, Square).Name()).ShouldBe("SquareGrain");
        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain<IShapeGrain>(_key));
        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain<INobodysGrain>(_key));
    }

    [Fact]
    public void The_grain_type_is_the_class_name_without_grain_unless_the_class_says_otherwise()
    {
        silo.Grains.GetGrain<IShapeGrain>(_key, Circle).GetGrainId().Type.ToString().ShouldBe("circle");
        silo.Grains.GetGrain<IShapeGrain>(_key, Square).GetGrainId().Type.ToString().ShouldBe("quadrangle");
    }

    [Fact]
    public async Task A_reference_can_be_passed_along_and_made_from_inside_and_by_identity()
    {
        var grain = silo.Grains.GetGrain<IShapeGrain>(_key, Circle);
        (await grain.Knows(grain)).ShouldBeTrue();
        (await grain.Knows(silo.Grains.GetGrain<IShapeGrain>(Guid.NewGuid(), Circle))).ShouldBeFalse();
        var self = await grain.Self();
        self.Equals(grain).ShouldBeTrue();
        (await silo.Grains.GetGrain<IShapeGrain>(grain.GetGrainId()).Name()).ShouldBe("CircleGrain");
    }

    [Fact]
    public async Task The_cluster_client_calls_the_same_grains() => (await silo.Silo.Services.GetRequiredService<IClusterClient>()
        .GetGrain<IStringKeyGrain>("from outside").Key()).ShouldBe("from outside");
}

using System.Numerics;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Worker.Kernels.Rendering;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>What a picture shows, over a chequered floor at height 0.</summary>
static class SceneType
{
    const float Farthest = 120;

    static readonly ValueType<IReadOnlyList<float>> Place = new ListOf<float>(new Real(-Farthest, Farthest), 3, 3);

    static readonly Field<IReadOnlyList<float>> Camera = Field.Required("camera", Place, "where it stands: x, y up, z");
    static readonly Field<IReadOnlyList<float>> Target = Field.Required("target", Place, "what it looks at");
    static readonly Field<float> FocalLength = Field.Optional(
        "focal-length", new Real(0.1f, 20), "1 sees 90 degrees upright, 2 sees 53", 1.5f);
    static readonly Field<IReadOnlyList<float>> Sun = Field.Required("sun", Place, "the direction to the sun");

    static readonly Field<IReadOnlyList<float>> At = Field.Required("at", Place, "the centre");
    static readonly Field<float> Radius = Field.Required("radius", new Real(0.01f, Farthest), "of the sphere");
    static readonly Field<IReadOnlyList<long>> Colour = Field.Required(
        "colour", new ListOf<long>(new Whole(0, 255), 3, 3), "red, green, blue");
    static readonly Field<long> Mirror = Field.Optional("mirror", new Whole(0, 255), "0 dull, 255 a mirror", 0);

    static readonly Mapping<Sphere> OneSphere = new(
        new Shape("a sphere", At, Radius, Colour, Mirror), "a sphere", MakeSphere);

    static readonly Field<IReadOnlyList<Sphere>> Spheres = Field.Required(
        "spheres", new ListOf<Sphere>(OneSphere, 0, RenderingParameters.MaxSpheres), "what stands there");

    public static readonly ValueType<Scene> Any = new Mapping<Scene>(
        new Shape("a scene", Camera, Target, FocalLength, Sun, Spheres), "a scene",
        values => new Scene(
            Vector(values.Get(Camera)), Vector(values.Get(Target)), values.Get(FocalLength), Vector(values.Get(Sun)),
            values.Get(Spheres)));

    static Sphere MakeSphere(FieldValues values)
    {
        var colour = values.Get(Colour);
        return new Sphere(
            Vector(values.Get(At)), values.Get(Radius), (byte)colour[0], (byte)colour[1], (byte)colour[2],
            (byte)values.Get(Mirror));
    }

    static Vector3 Vector(IReadOnlyList<float> place) => new(place[0], place[1], place[2]);
}
